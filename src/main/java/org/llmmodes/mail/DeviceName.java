package org.llmmodes.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person would call a device, from its User-Agent: {@code Firefox, Linux}. Only our own words get into a letter: who signs in could
 * send anything as User-Agent, a link to a trap for instance, and mail programs make links clickable.
 */
final class DeviceName {

    /** In the order in which they are looked for: Edge calls itself Chrome too, and Chrome Safari. */
    private static final Map<String, String> PROGRAMS = ordered(
            "Edg",
            "Edge",
            "OPR",
            "Opera",
            "Firefox",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari",
            "curl",
            "curl",
            "Java-http-client",
            "Java",
            "python",
            "Python");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private DeviceName() {}

    /** Empty where nothing is recognised. */
    static Optional<String> of(String userAgent) {
        var program = first(PROGRAMS, userAgent);
        var system = first(SYSTEMS, userAgent);
        return program.isPresent() && system.isPresent()
                ? Optional.of(program.get() + ", " + system.get())
                : program.or(() -> system);
    }

    private static Optional<String> first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
