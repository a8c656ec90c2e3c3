# One line per command: its source and its entry among the commands, in the order of help.
set(ENTENTE_COMMAND_DECLARE "")
set(ENTENTE_COMMAND_ENTRIES "")
configure_file(apps/entente/version.hpp.in generated/version.hpp @ONLY)

add_library(entente_cli STATIC
  apps/entente/analyses.cpp apps/entente/arguments.cpp apps/entente/cli.cpp apps/entente/growth_reports.cpp apps/entente/manual.cpp apps/entente/pictures.cpp apps/entente/plot_data.cpp apps/entente/report.cpp apps/entente/review.cpp apps/entente/uncertainty.cpp apps/entente/what_if.cpp apps/entente/write_study.cpp
  apps/entente/session.cpp)
target_include_directories(entente_cli PUBLIC ${PROJECT_BINARY_DIR}/generated ${PROJECT_SOURCE_DIR}/apps/entente)
target_link_libraries(entente_cli
  PUBLIC entente::study entente::algorithms
  PRIVATE entente_flags CLI11::CLI11 nlohmann_json::nlohmann_json)

macro(entente_command name)
  target_sources(entente_cli PRIVATE apps/entente/commands/${name}.cpp)
  string(APPEND ENTENTE_COMMAND_DECLARE "CommandSpec ${name}_command();\n")
  string(APPEND ENTENTE_COMMAND_ENTRIES "        ${name}_command(),\n")
endmacro()

entente_command(run)
entente_command(check)
entente_command(resolve)
entente_command(describe)
entente_command(centrality)
entente_command(clusters)
entente_command(growth)
entente_command(draw)
entente_command(report)
entente_command(export)
entente_command(pack)
entente_command(explain)
entente_command(catalogue)
entente_command(help)
entente_command(completion)

configure_file(apps/entente/commands.cpp.in generated/commands.cpp @ONLY)
target_sources(entente_cli PRIVATE ${PROJECT_BINARY_DIR}/generated/commands.cpp)

add_executable(entente apps/entente/main.cpp)
target_link_libraries(entente PRIVATE entente_cli entente_flags)
install(TARGETS entente COMPONENT program)
