# Values of our measures against igraph and networkx: dumped by one program, checked by another.
find_program(ENTENTE_ORACLE_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)

add_executable(entente_oracle_dump ${PROJECT_SOURCE_DIR}/tests/oracle/oracle_dump.cpp)
target_include_directories(entente_oracle_dump PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(entente_oracle_dump PRIVATE entente::algorithms entente_flags)

set(oracle_folder ${PROJECT_BINARY_DIR}/oracle)
add_test(NAME oracle_dump COMMAND entente_oracle_dump ${oracle_folder})
set_tests_properties(oracle_dump PROPERTIES FIXTURES_SETUP oracle_values)
if(ENTENTE_ORACLE_PYTHON)
  add_test(NAME oracle COMMAND ${ENTENTE_ORACLE_PYTHON}
    ${PROJECT_SOURCE_DIR}/tests/oracle/centrality_oracle.py ${oracle_folder})
else()
  add_test(NAME oracle COMMAND ${CMAKE_COMMAND} -E false)
  set_tests_properties(oracle PROPERTIES DISABLED TRUE)
endif()
set_tests_properties(oracle PROPERTIES FIXTURES_REQUIRED oracle_values SKIP_RETURN_CODE 77)

# The first study's network, by way of the program.
if(ENTENTE_ORACLE_PYTHON)
  add_test(NAME study-oracle COMMAND ${ENTENTE_ORACLE_PYTHON} ${PROJECT_SOURCE_DIR}/tests/oracle/study_oracle.py
    $<TARGET_FILE:entente> ${PROJECT_SOURCE_DIR}/data/azerbaijan/study.toml)
  set_tests_properties(study-oracle PROPERTIES SKIP_RETURN_CODE 77)
endif()
