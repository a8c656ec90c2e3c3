# The program as its users meet it.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME cli COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/cli/run_cases.py $<TARGET_FILE:entente> ${PROJECT_SOURCE_DIR})
add_test(NAME same-bytes COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/cli/same_bytes.py $<TARGET_FILE:entente> ${PROJECT_SOURCE_DIR})
add_test(NAME register-oracle COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/cli/register_oracle.py $<TARGET_FILE:entente> ${PROJECT_SOURCE_DIR})
add_test(NAME snippets COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/snippets/run_snippets.py $<TARGET_FILE:entente> ${PROJECT_SOURCE_DIR})
find_program(ENTENTE_BASH bash REQUIRED)
add_test(NAME completion COMMAND ${ENTENTE_BASH} ${PROJECT_SOURCE_DIR}/tests/cli/completion.sh $<TARGET_FILE:entente>)
add_test(NAME picture-tools COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/cli/picture_tools.py $<TARGET_FILE:entente> ${PROJECT_SOURCE_DIR})
