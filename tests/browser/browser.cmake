# The report as a browser shows it. scripts/test brings the packages into the build folder; without them,
# without node or without chromium the test says so and is skipped.
find_program(ENTENTE_SH sh REQUIRED)
add_test(NAME browser COMMAND ${ENTENTE_SH} ${PROJECT_SOURCE_DIR}/tests/browser/run.sh $<TARGET_FILE:entente> ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/browser)
set_tests_properties(browser PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
