# How fast positions are found, and how good they are, beside Graphviz; see compare.py, which runs it all.
add_executable(layout_worker EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/worker.cpp)
target_link_libraries(layout_worker PRIVATE entente::algorithms entente_flags)
