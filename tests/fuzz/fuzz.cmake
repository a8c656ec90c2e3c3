# One program per reader. In every build it replays its corpus; with -DENTENTE_FUZZ=ON and clang it is a
# libFuzzer program under sanitizers (how to run one: fuzz.hpp).
option(ENTENTE_FUZZ "Build the fuzzers, for clang" OFF)
set(fuzz_folder ${PROJECT_SOURCE_DIR}/tests/fuzz)

if(ENTENTE_FUZZ)
  # The readers and what they stand on, instrumented; nothing else, so that a fuzzer links in a moment.
  file(GLOB reader_sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/core/base/*.cpp ${PROJECT_SOURCE_DIR}/core/model/*.cpp
    ${PROJECT_SOURCE_DIR}/io/text/*.cpp ${PROJECT_SOURCE_DIR}/io/register/*.cpp
    ${PROJECT_SOURCE_DIR}/io/sources/*.cpp
    ${PROJECT_SOURCE_DIR}/io/names/*.cpp ${PROJECT_SOURCE_DIR}/io/authorities/*.cpp
    ${PROJECT_SOURCE_DIR}/algorithms/identity/*.cpp
    ${PROJECT_SOURCE_DIR}/apps/study/*.cpp)
  add_library(entente_readers STATIC EXCLUDE_FROM_ALL ${reader_sources} ${PROJECT_BINARY_DIR}/vocabulary_tables.cpp
    ${PROJECT_BINARY_DIR}/name_tables.cpp ${PROJECT_BINARY_DIR}/locale_tables.cpp
    ${PROJECT_BINARY_DIR}/ascii_table.cpp ${PROJECT_BINARY_DIR}/romanization_table.cpp)
  add_dependencies(entente_readers entente_tables)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(entente_readers PUBLIC -O1 -g1 ${sanitizers} -fsanitize=fuzzer-no-link)
  target_compile_definitions(entente_readers PUBLIC _GLIBCXX_ASSERTIONS)
  target_include_directories(entente_readers PUBLIC ${ENTENTE_ROOT})
  target_link_libraries(entente_readers PUBLIC Threads::Threads fmt::fmt ICU::i18n ICU::uc
    PkgConfig::tomlplusplus PkgConfig::rsvg PkgConfig::archive PkgConfig::xml simdjson::simdjson)
  add_custom_target(fuzzers)
endif()

foreach(target register delimited edtf dates study facts slug_fold xlsx html json literal names authority archive)
  if(ENTENTE_FUZZ)
    add_executable(fuzz_${target} EXCLUDE_FROM_ALL ${fuzz_folder}/${target}.cpp)
    target_link_libraries(fuzz_${target} PRIVATE entente_readers)
    target_link_options(fuzz_${target} PRIVATE ${sanitizers} -fsanitize=fuzzer)
    add_dependencies(fuzzers fuzz_${target})
  else()
    add_executable(fuzz_${target} ${fuzz_folder}/${target}.cpp ${fuzz_folder}/replay_main.cpp)
    target_link_libraries(fuzz_${target} PRIVATE entente::study entente_flags PkgConfig::archive simdjson::simdjson)
    add_test(NAME fuzz-${target} COMMAND fuzz_${target} ${fuzz_folder}/corpus/${target})
  endif()
endforeach()
