package org.llmmodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first line of .env.example says to be done works, whatever is uncommented. */
class EnvExampleTest {

    private static final Pattern VARIABLE = Pattern.compile("(?m)^#([A-Z_]+)=");

    @Test
    void aShellReadsEveryLine(@TempDir Path folder) throws Exception {
        var example = Files.readString(Path.of(".env.example"));
        var file = Files.writeString(
                folder.resolve(".env"), VARIABLE.matcher(example).replaceAll("$1="));
        var names = VARIABLE.matcher(example)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        var read = shell("set -e; set -a; . " + file + "; env");

        assertThat(names).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(read).contains("EMAIL_FROM=LLM_MODES <no-reply@example.org>");
        assertThat(names).allSatisfy(name -> assertThat(read).contains("\n" + name + "="));
    }

    private static String shell(String script) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return "\n" + text;
    }
}
