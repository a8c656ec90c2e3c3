# Debian packages: `cpack -G DEB` in the build folder makes entente (the program, its data and pages)
# and libentente-dev (headers, static libraries, CMake files).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME entente)
set(CPACK_PACKAGE_VENDOR "The Entente developers")
set(CPACK_PACKAGE_CONTACT "The Entente developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "graph analytics for institutional networks")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${CPACK_PACKAGE_CONTACT}")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME entente)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# dpkg-shlibdeps adds the libraries to these.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "fonts-lato, fonts-dejavu-core")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "graphviz")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "fonts-noto-core, fonts-droid-fallback, libentente-dev")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"Reads registers of agreements and other records of ties between
institutions, keeps for each tie the evidence and the precision of its
dates, measures the network (centrality, clusters, growth) and draws it.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libentente-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libboost-dev, libeigen3-dev, libfmt-dev, libicu-dev, nlohmann-json3-dev, libtomlplusplus-dev, \
libarchive-dev, libgraphviz-dev, librsvg2-dev, libsimdjson-dev, libxml2-dev, libxxhash-dev, libcairo2-dev, libpango1.0-dev, libfontconfig-dev, pkg-config")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
"Headers, static libraries and CMake files to build programs that measure
institutional networks with Entente.")

# What the policy of Debian asks of a package and a plain installation does without.
set(debian ${PROJECT_BINARY_DIR}/package/debian)
configure_file(LICENSE ${debian}/copyright COPYONLY)
install(FILES ${debian}/copyright COMPONENT program EXCLUDE_FROM_ALL DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${debian}/copyright COMPONENT development EXCLUDE_FROM_ALL
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libentente-dev)
install(CODE "
  set(root \$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX})
  file(REMOVE \${root}/${CMAKE_INSTALL_DOCDIR}/LICENSE)
  file(RENAME \${root}/${CMAKE_INSTALL_DOCDIR}/CHANGELOG.md \${root}/${CMAKE_INSTALL_DOCDIR}/changelog)
  execute_process(COMMAND gzip -9nf \${root}/${CMAKE_INSTALL_DOCDIR}/changelog
                                    \${root}/${CMAKE_INSTALL_MANDIR}/man1/entente.1 COMMAND_ERROR_IS_FATAL ANY)"
  COMPONENT program EXCLUDE_FROM_ALL)
install(CODE "
  set(root \$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/doc/libentente-dev)
  configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md \${root}/changelog COPYONLY)
  execute_process(COMMAND gzip -9nf \${root}/changelog COMMAND_ERROR_IS_FATAL ANY)"
  COMPONENT development EXCLUDE_FROM_ALL)

get_cmake_property(components COMPONENTS)
if(Unspecified IN_LIST components)
  message(WARNING "An install() without COMPONENT program or development: its files are in no package.")
endif()

include(CPack)
foreach(component IN ITEMS program development)
  cpack_add_component(${component})
endforeach()
