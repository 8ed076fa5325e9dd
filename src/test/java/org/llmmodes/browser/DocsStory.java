package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages for developers, as a browser shows them. */
@NeedsBrowser
class DocsStory {

    @ParameterizedTest
    @CsvSource({"/docs, /api/auth/login", "/redoc, Sign in"})
    void everythingComesFromThisServer(String page, String seen) {
        try (var browser = Site.browser()) {
            browser.goTo(page).sees(seen);

            var elsewhere = browser.run("""
                    return performance.getEntriesByType('resource').map(each => each.name)
                        .filter(name => !name.startsWith(location.origin + '/') && !/^(blob|data):/.test(name));
                    """);
            assertThat(elsewhere).isEqualTo(List.of());
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
