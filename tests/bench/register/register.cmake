# How fast a long register is read; what it makes and checks is said at its head.
add_executable(register_bench EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/register_bench.cpp)
target_link_libraries(register_bench PRIVATE entente::io entente_flags)
