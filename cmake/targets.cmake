# How the libraries of the house are made, and how an algorithm declares itself.

# Headers lie beside their sources; in the tree as once installed they are spelt <entente/core/...>.
set(ENTENTE_ROOT ${PROJECT_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${ENTENTE_ROOT})
file(CREATE_LINK ${PROJECT_SOURCE_DIR} ${ENTENTE_ROOT}/entente SYMBOLIC)

add_library(entente_flags INTERFACE)
target_compile_options(entente_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # GCC 12 sees overlapping copies in joined strings, and unset members in aggregates that an
  # exception cuts short, where there are none (its bugs 105329 and 105562).
  -Wno-restrict -Wno-maybe-uninitialized
  # A fused multiply-add rounds once instead of twice: the same bits everywhere need it off.
  -ffp-contract=off
  $<$<BOOL:${ENTENTE_WERROR}>:-Werror>)

function(entente_library name)
  cmake_parse_arguments(arg "" "DIR" "" ${ARGN})
  if(NOT arg_DIR)
    set(arg_DIR ${name})
  endif()
  add_library(entente_${name} STATIC)
  add_library(entente::${name} ALIAS entente_${name})
  set_target_properties(entente_${name} PROPERTIES
    EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON VERIFY_INTERFACE_HEADER_SETS ON)
  target_compile_features(entente_${name} PUBLIC cxx_std_20)
  target_link_libraries(entente_${name} PRIVATE $<BUILD_INTERFACE:entente_flags>)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${arg_DIR}/*.hpp)
  list(TRANSFORM headers PREPEND ${ENTENTE_ROOT}/entente/)
  target_sources(entente_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${ENTENTE_ROOT} FILES ${headers})
  # The sources of algorithms are named in their catalogue, where a missing test is an error.
  if(NOT name STREQUAL "algorithms")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${arg_DIR}/*.cpp)
    target_sources(entente_${name} PRIVATE ${sources})
  endif()
  install(TARGETS entente_${name} EXPORT ententeTargets COMPONENT development
          FILE_SET HEADERS COMPONENT development)
endfunction()

set(ENTENTE_DECLARE "")
set(ENTENTE_ENTRIES "")

# entente_algorithm(centrality harmonic): source, test and catalogue entry, or a configure error.
macro(entente_algorithm family name)
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/tests/algorithms/${family}/${name}_test.cpp)
    message(FATAL_ERROR "${family}.${name} has no test: write tests/algorithms/${family}/${name}_test.cpp")
  endif()
  target_sources(entente_algorithms PRIVATE algorithms/${family}/${name}.cpp)
  string(APPEND ENTENTE_DECLARE "namespace entente::${family} { Spec ${name}_spec(); }\n")
  string(APPEND ENTENTE_ENTRIES "        ${family}::${name}_spec(),\n")
endmacro()

# entente_support(paths/shortest_paths): a source that several algorithms share; it needs a test too.
macro(entente_support unit)
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/tests/algorithms/${unit}_test.cpp)
    message(FATAL_ERROR "${unit} has no test: write tests/algorithms/${unit}_test.cpp")
  endif()
  target_sources(entente_algorithms PRIVATE algorithms/${unit}.cpp)
endmacro()

macro(entente_write_catalogue)
  configure_file(algorithms/catalogue.cpp.in catalogue.cpp @ONLY)
  target_sources(entente_algorithms PRIVATE ${PROJECT_BINARY_DIR}/catalogue.cpp)
endmacro()

# The vocabulary is data; a copy is built in so that the program needs no installed files.
function(entente_embed_vocabulary)
  set(text "// Made from data/vocabulary by the build.\n#include <entente/io/text/vocabulary.hpp>\n\n")
  string(APPEND text "namespace entente {\n\nVocabularyTables built_in_vocabulary_tables() {\n    return {\n")
  foreach(table layers types kinds countries headers)
    set(file ${PROJECT_SOURCE_DIR}/data/vocabulary/${table}.csv)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    # The standard promises 64 KiB to a literal; gcc and clang take these, some of which are longer.
    string(APPEND text "        {\"vocabulary/${table}.csv\", R\"~~~(${content})~~~\"},\n")
  endforeach()
  string(APPEND text "    };\n}\n\n} // namespace entente\n")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/vocabulary_tables.cpp CONTENT "${text}" @ONLY)
  target_sources(entente_io PRIVATE ${PROJECT_BINARY_DIR}/vocabulary_tables.cpp)
endfunction()

# The style and the script of the report and the literature, likewise.
function(entente_embed_report)
  set(text "// Made from data/report by the build.\n#include <entente/io/report/assets.hpp>\n\n")
  string(APPEND text "namespace entente::report {\n\n")
  foreach(asset style:data/report/report.css script:data/report/report.js bibliography:docs/references.bib)
    string(REPLACE ":" ";" parts ${asset})
    list(GET parts 0 name)
    list(GET parts 1 file)
    set(file ${PROJECT_SOURCE_DIR}/${file})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    string(APPEND text "std::string_view ${name}() {\n    return R\"~~~(${content})~~~\";\n}\n\n")
  endforeach()
  string(APPEND text "} // namespace entente::report\n")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/report_assets.cpp CONTENT "${text}" @ONLY)
  target_sources(entente_io PRIVATE ${PROJECT_BINARY_DIR}/report_assets.cpp)
endfunction()

# What pictures and reports are made with, likewise: phrases, places and outlines of countries.
function(entente_embed_picture_tables)
  set(text "// Made from data/vocabulary by the build.\n#include <entente/core/base/errors.hpp>\n#include <entente/io/text/wording.hpp>\n\n")
  string(APPEND text "namespace entente {\n\nstd::string_view built_in_table(std::string_view name) {\n")
  foreach(table phrases places outlines)
    set(file ${PROJECT_SOURCE_DIR}/data/vocabulary/${table}.csv)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    string(APPEND text "    if (name == \"${table}\") return R\"~~~(${content})~~~\";\n")
  endforeach()
  string(APPEND text "    throw UsageError(\"no table '\" + std::string{name} + \"' is built in\");\n}\n\n} // namespace entente\n")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/picture_tables.cpp CONTENT "${text}" @ONLY)
  target_sources(entente_io PRIVATE ${PROJECT_BINARY_DIR}/picture_tables.cpp)
endfunction()

# The words of names, likewise.
function(entente_embed_names)
  set(text "// Made from data/names by the build.\n#include <entente/io/names/tables.hpp>\n\n")
  string(APPEND text "namespace entente::names {\n\nstd::vector<std::pair<std::string, std::string>> built_in_name_tables() {\n    return {\n")
  foreach(table words abbreviations places countries)
    set(file ${PROJECT_SOURCE_DIR}/data/names/${table}.csv)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    string(APPEND text "        {\"${table}\", R\"~~~(${content})~~~\"},\n")
  endforeach()
  string(APPEND text "    };\n}\n\n} // namespace entente::names\n")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/name_tables.cpp CONTENT "${text}" @ONLY)
  target_sources(entente_io PRIVATE ${PROJECT_BINARY_DIR}/name_tables.cpp)
endfunction()

# Names of countries and months in all languages, and letters in Latin ones: what ICU says of them, asked
# once by a program of the build's own.
function(entente_embed_locales)
  add_executable(entente_make_tables EXCLUDE_FROM_ALL cmake/make_tables.cpp
    io/names/romanization.cpp io/text/ascii_source.cpp io/text/locale_source.cpp io/text/plain_words.cpp
    io/text/unicode.cpp)
  target_link_libraries(entente_make_tables PRIVATE entente::core entente_flags ICU::i18n ICU::uc simdjson::simdjson)
  set(made locale_tables ascii_table romanization_table)
  list(TRANSFORM made REPLACE "(.+)" "${PROJECT_BINARY_DIR}/\\1.cpp")
  add_custom_command(OUTPUT ${made} COMMAND entente_make_tables ${made} DEPENDS entente_make_tables
    COMMENT "Asking ICU for names in all languages" VERBATIM)
  target_sources(entente_io PRIVATE ${made})
  # Of several targets that compile these, none may make them while another does.
  add_custom_target(entente_tables DEPENDS ${made})
  add_dependencies(entente_io entente_tables)
endfunction()
