package org.llmmodes.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives everybody the settings, read by MicroProfile Config: environment variables first, then the server's variables. */
@ApplicationScoped
public class SettingsSource {

    @Produces
    @Singleton
    public Settings settings() {
        return read();
    }

    /** Reads the settings where CDI is not up yet. */
    public static Settings read() {
        var config = ConfigProvider.getConfig();
        return new SettingsReader(name -> config.getOptionalValue(name, String.class)).read();
    }
}
