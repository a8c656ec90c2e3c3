# What an installation holds beyond the program and the libraries, which install themselves.
install(EXPORT ententeTargets NAMESPACE entente:: COMPONENT development
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
configure_package_config_file(cmake/ententeConfig.cmake.in ${PROJECT_BINARY_DIR}/package/ententeConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente NO_SET_AND_CHECK_MACRO)
# Before 1.0 each minor version may break.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/ententeConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/package/ententeConfig.cmake
              ${PROJECT_BINARY_DIR}/package/ententeConfigVersion.cmake
        COMPONENT development DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)

install(DIRECTORY data/ COMPONENT program DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
install(DIRECTORY docs/ COMPONENT program DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md CITATION.cff LICENSE
        COMPONENT program DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

if(TARGET entente AND NOT CMAKE_CROSSCOMPILING)
  # Completions and the manual page are what the program says of itself.
  set(shell_files ${PROJECT_BINARY_DIR}/shell)
  function(entente_says file)
    add_custom_command(OUTPUT ${shell_files}/${file}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${shell_files}
      COMMAND entente ${ARGN} > ${shell_files}/${file}
      DEPENDS entente COMMENT "Writing ${file}" VERBATIM)
  endfunction()
  entente_says(entente.bash completion bash)
  entente_says(entente.zsh completion zsh)
  entente_says(entente.fish completion fish)
  entente_says(entente.1 help --form man)
  add_custom_target(shell_files ALL DEPENDS
    ${shell_files}/entente.bash ${shell_files}/entente.zsh ${shell_files}/entente.fish ${shell_files}/entente.1)

  install(FILES ${shell_files}/entente.bash RENAME entente
          COMPONENT program DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${shell_files}/entente.zsh RENAME _entente
          COMPONENT program DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${shell_files}/entente.fish
          COMPONENT program DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  install(FILES ${shell_files}/entente.1
          COMPONENT program DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
