# Installs BUILD into a folder of its own, looks whether all is there, then configures, builds and runs
# the consumer against it.
set(prefix ${BUILD}/consumer/prefix)
file(REMOVE_RECURSE ${BUILD}/consumer)

function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT status EQUAL 0)
    string(JOIN " " command ${ARGN})
    message(FATAL_ERROR "${command}: ${status}\n${text}")
  endif()
  set(said "${text}" PARENT_SCOPE)
endfunction()

step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix} --config ${CONFIG})

foreach(file IN ITEMS
    bin/entente share/entente/vocabulary/types.csv share/entente/azerbaijan/study.toml share/doc/entente/LICENSE
    share/man/man1/entente.1 share/bash-completion/completions/entente share/zsh/vendor-completions/_entente
    share/fish/vendor_completions.d/entente.fish include/entente/core/view/graph.hpp)
  set(size 0)
  if(EXISTS ${prefix}/${file})
    file(SIZE ${prefix}/${file} size)
  endif()
  if(size EQUAL 0)
    message(FATAL_ERROR "the installation lacks ${file}, or it is empty")
  endif()
endforeach()

# A package must not know where it was built.
file(GLOB_RECURSE package_files ${prefix}/*/cmake/entente/*.cmake)
foreach(file IN LISTS package_files)
  file(READ ${file} text)
  foreach(folder IN ITEMS ${BUILD} ${SOURCE})
    string(FIND "${text}" "${folder}" place)
    if(NOT place EQUAL -1)
      message(FATAL_ERROR "${file} names ${folder}")
    endif()
  endforeach()
  if(text MATCHES "entente_flags|-Wconversion|-Werror")
    message(FATAL_ERROR "${file} passes on our own flags")
  endif()
endforeach()

step(${CMAKE_COMMAND} -S ${SOURCE}/tests/consumer -B ${BUILD}/consumer/build -G ${GENERATOR}
     -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_BUILD_TYPE=${CONFIG}
     -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER} -DCMAKE_PREFIX_PATH=${prefix})
step(${CMAKE_COMMAND} --build ${BUILD}/consumer/build --config ${CONFIG})
step(${BUILD}/consumer/build/consumer)
if(NOT said STREQUAL "id,degree\nbaki,2\nwarszawa,1\ntbilisi,1\n")
  message(FATAL_ERROR "the consumer said:\n${said}")
endif()
