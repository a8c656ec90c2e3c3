# The table of who may include whom, held against the tree; and the proof that it bites.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
add_test(NAME architecture
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/includes.py ${PROJECT_SOURCE_DIR})
add_test(NAME architecture-selftest
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/includes.py --selftest)
