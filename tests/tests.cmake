# Unit tests in one program per library, so that a failing room is seen at once.
find_package(Catch2 2 REQUIRED)
# Catch2 keeps a regular expression whose members GCC 12 takes for unset under sanitizers.
set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/main.cpp PROPERTIES COMPILE_OPTIONS -Wno-error)

function(entente_test_program name)
  add_executable(entente_${name}_tests ${PROJECT_SOURCE_DIR}/tests/main.cpp ${ARGN})
  target_include_directories(entente_${name}_tests PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(entente_${name}_tests PRIVATE Catch2::Catch2 entente_flags)
  target_compile_definitions(entente_${name}_tests PRIVATE
    ENTENTE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ENTENTE_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND entente_${name}_tests)
endfunction()

file(GLOB_RECURSE core_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/core/*_test.cpp)
entente_test_program(core ${core_tests})
target_link_libraries(entente_core_tests PRIVATE entente::core)

file(GLOB_RECURSE algorithm_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/algorithms/*_test.cpp)
entente_test_program(algorithms ${algorithm_tests})
target_link_libraries(entente_algorithms_tests PRIVATE entente::algorithms)

file(GLOB_RECURSE io_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/io/*_test.cpp)
entente_test_program(io ${io_tests})
target_link_libraries(entente_io_tests PRIVATE entente::io PkgConfig::cgraph)

file(GLOB_RECURSE apps_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/apps/*_test.cpp)
entente_test_program(apps ${apps_tests})
target_link_libraries(entente_apps_tests PRIVATE entente::study entente::algorithms)

include(tests/oracle/oracle.cmake)
include(tests/validation/validation.cmake)
include(tests/cli/cli.cmake)
include(tests/browser/browser.cmake)
include(tests/architecture/architecture.cmake)
include(tests/consumer/consumer.cmake)
include(tests/fuzz/fuzz.cmake)

option(ENTENTE_BENCH "Declare the benches; each is built by its name" OFF)
if(ENTENTE_BENCH)
  include(tests/bench/identity/identity.cmake)
  include(tests/bench/register/register.cmake)
  include(tests/bench/kernels/kernels.cmake)
  include(tests/bench/growth/growth.cmake)
  include(tests/bench/layout/layout.cmake)
endif()

# Read by builds with the address sanitizer; nothing else looks at it.
get_property(all_tests DIRECTORY PROPERTY TESTS)
set_property(TEST ${all_tests} APPEND PROPERTY ENVIRONMENT "LSAN_OPTIONS=print_suppressions=0:suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp")
