package org.llmmodes.platform.config;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * MicroProfile Config values that are known only once the application runs: the keys that tokens are verified with, the number of
 * processors. Environment variables still win.
 */
public class PublishedConfig implements ConfigSource {

    /** Below environment variables (300), above microprofile-config.properties (100). */
    private static final int ORDINAL = 200;

    private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

    public static void publish(String name, String value) {
        VALUES.put(name, value);
    }

    @Override
    public Set<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return VALUES.get(name);
    }

    @Override
    public String getName() {
        return "llm-modes";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
