package org.llmmodes.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build. */
@ApplicationScoped
public class Version {

    /** As Maven wrote it into the archive, such as {@code 1.2.0}. */
    public String number() {
        var properties = new Properties();
        try (var file = Version.class.getResourceAsStream("/version.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
