# How well and how fast names are matched; what it reads is said at its head.
add_executable(identity_bench EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/identity_bench.cpp)
target_link_libraries(identity_bench PRIVATE entente::io entente::algorithms entente_flags)
