# How fast kernels are beside those of other libraries; see compare.py, which runs it all.
add_executable(kernels_worker EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/worker.cpp ${CMAKE_CURRENT_LIST_DIR}/boost_peer.cpp
               ${CMAKE_CURRENT_LIST_DIR}/generate.cpp)
target_link_libraries(kernels_worker PRIVATE entente::algorithms entente::io entente_flags)
# GCC 12 warns of Boost's own vectors.
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/boost_peer.cpp PROPERTIES COMPILE_OPTIONS
                            "-Wno-array-bounds;-Wno-stringop-overflow")

# NetworKit and what it is built with, as a peer without Python in between: -DNETWORKIT_ROOT=… names a folder with include and lib.
find_path(NETWORKIT_INCLUDE networkit/centrality/KadabraBetweenness.hpp HINTS ${NETWORKIT_ROOT}/include)
find_library(NETWORKIT_LIBRARY networkit HINTS ${NETWORKIT_ROOT}/lib)
find_library(NETWORKIT_TLX tlx HINTS ${NETWORKIT_ROOT}/lib)
find_package(OpenMP QUIET COMPONENTS CXX)
if(NETWORKIT_INCLUDE AND NETWORKIT_LIBRARY AND NETWORKIT_TLX AND OpenMP_CXX_FOUND)
  target_sources(kernels_worker PRIVATE ${CMAKE_CURRENT_LIST_DIR}/networkit_peer.cpp)
  target_include_directories(kernels_worker SYSTEM PRIVATE ${NETWORKIT_INCLUDE})
  target_compile_definitions(kernels_worker PRIVATE ENTENTE_HAS_NETWORKIT)
  target_link_libraries(kernels_worker PRIVATE ${NETWORKIT_LIBRARY} ${NETWORKIT_TLX} OpenMP::OpenMP_CXX)
endif()
