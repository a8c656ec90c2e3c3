# What all slices of a timeline cost beside one, and beside a peer; what it makes and checks is said at its head.
add_executable(growth_bench EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/growth_bench.cpp)
target_link_libraries(growth_bench PRIVATE entente::algorithms entente_flags)
target_compile_definitions(growth_bench PRIVATE ENTENTE_GROWTH_BENCH="${CMAKE_CURRENT_LIST_DIR}")
