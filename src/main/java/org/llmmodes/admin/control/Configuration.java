package org.llmmodes.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.SettingsReader;

/** Every variable that the product reads, with what it is set to; never a secret. */
@ApplicationScoped
public class Configuration {

    /** Read by the server itself and not by the settings. */
    private static final List<String> OF_THE_SERVER =
            List.of("DATABASE_URL", "DATA_DIR", "LOG_DIR", "HTTP_HOST", "MANAGEMENT_HOST");

    private static final Pattern SECRET = Pattern.compile("SECRET|PASSWORD$|_KEY$|TOKEN$|CREDENTIAL");
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    /**
     * A variable.
     *
     * @param value  null where it is not set and the default holds, and of secrets
     * @param isSet  whether it is set
     * @param secret whether its value is kept to itself
     */
    public record Variable(String name, @Nullable String value, boolean isSet, boolean secret) {}

    /** By name. */
    public List<Variable> read() {
        var config = ConfigProvider.getConfig();
        return read(name -> config.getOptionalValue(name, String.class));
    }

    /** The settings are read once more, to see which variables they ask for: a list by hand would grow old. */
    static List<Variable> read(Function<String, Optional<String>> source) {
        var names = new TreeSet<>(OF_THE_SERVER);
        new SettingsReader(name -> {
                    names.add(name);
                    return source.apply(name);
                })
                .read();
        var variables = new ArrayList<Variable>();
        for (var name : names) {
            variables.add(variable(name, source.apply(name).filter(value -> !value.isBlank())));
        }
        return variables;
    }

    private static Variable variable(String name, Optional<String> value) {
        var secret = SECRET.matcher(name).find() && !name.startsWith("RATE_LIMIT_") && !name.startsWith("PASSWORD_");
        var shown = secret
                ? null
                : value.map(text -> USER_INFO.matcher(text).replaceAll("//…@").replaceAll("\\?.*", "?…"))
                        .orElse(null);
        return new Variable(name, shown, value.isPresent(), secret);
    }
}
