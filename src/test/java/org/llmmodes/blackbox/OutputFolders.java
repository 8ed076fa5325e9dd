package org.llmmodes.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The output folders (WLP_OUTPUT_DIR) of servers that ended in order, for the next ones: what Liberty has worked out of its features and made of keys
 * there spares a start a third of its time. Logs, transactions and data of the server before are not handed on.
 */
final class OutputFolders {

    private static final ConcurrentLinkedDeque<Path> FREE = new ConcurrentLinkedDeque<>();
    private static final Set<String> KEPT = Set.of("workarea", "resources");

    private OutputFolders() {}

    static Path take() {
        var free = FREE.poll();
        return free != null
                ? free
                : Path.of(System.getProperty("llmmodes.work", "target/nodes"), "output-" + UUID.randomUUID());
    }

    /** Nothing runs in it any more. */
    static void giveBack(Path folder) {
        try (var entries = Files.list(folder.resolve("defaultServer"))) {
            entries.filter(entry -> !KEPT.contains(entry.getFileName().toString()))
                    .forEach(OutputFolders::delete);
            FREE.push(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path entry) {
        try (var tree = Files.walk(entry)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
