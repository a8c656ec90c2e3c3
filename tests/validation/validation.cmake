# Published values on data that is not ours to carry: each script says where its table lies, and is run by hand.
add_executable(growth_laws tests/validation/growth_laws.cpp)
target_link_libraries(growth_laws PRIVATE entente::algorithms entente_flags)
