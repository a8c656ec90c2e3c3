# How fast kernels are beside those of other libraries; see compare.py, which runs it all.
add_executable(kernels_worker EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/worker.cpp ${CMAKE_CURRENT_LIST_DIR}/boost_peer.cpp
               ${CMAKE_CURRENT_LIST_DIR}/generate.cpp)
target_link_libraries(kernels_worker PRIVATE entente::algorithms entente::io entente_flags)
# GCC 12 warns of Boost's own vectors.
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/boost_peer.cpp PROPERTIES COMPILE_OPTIONS
                            "-Wno-array-bounds;-Wno-stringop-overflow")
