package org.llmmodes.modes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.llmmodes.platform.problem.ProblemException;

/** The modes there are. */
@ApplicationScoped
public class Modes {

    private final Map<String, Mode> byName = new LinkedHashMap<>();

    @Inject
    public Modes(Instance<Mode> modes) {
        for (var mode : modes) {
            byName.put(mode.name(), mode);
        }
    }

    protected Modes() {}

    public Optional<Mode> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws ProblemException a validation problem of {@code field} when there is no such mode */
    public Mode require(String field, String name) {
        return find(name)
                .orElseThrow(() -> ProblemException.invalid(
                        field, "Must be one of " + String.join(", ", names()) + ".", "unknown_mode"));
    }

    /** Which engine answers in which mode now, by name of the mode. */
    public List<EngineStatus> engines() {
        return byName.values().stream()
                .map(mode -> new EngineStatus(mode.name(), mode.engine().name()))
                .sorted(Comparator.comparing(EngineStatus::mode))
                .toList();
    }

    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
