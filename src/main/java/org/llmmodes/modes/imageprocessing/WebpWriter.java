package org.llmmodes.modes.imageprocessing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.llmmodes.platform.image.Pixels;

/**
 * Writes WebP with the {@code cwebp} program that comes in a library of this WAR; on systems it has no program for, WebP cannot be
 * written. The program gets the pixels through its standard input and an empty environment; no image touches the disk.
 */
final class WebpWriter {

    private static final System.Logger LOG = System.getLogger(WebpWriter.class.getName());
    private static final String FOLDER = "/dist_webp_binaries/libwebp-1.4.0-";
    private static final int TIMEOUT_SECONDS = 25;

    private WebpWriter() {}

    /** Found out at the first use, once. */
    private static final class Program {
        static final Optional<Path> PATH = unpacked();
    }

    static boolean available() {
        return Program.PATH.isPresent();
    }

    static byte[] encode(Pixels image, int quality) throws Refused, InterruptedException {
        var program = Program.PATH.orElseThrow(
                () -> new Refused("WebP cannot be written on this server; choose jpg, png or gif."));
        try {
            var command = new ProcessBuilder(
                    program.toString(), "-quiet", "-q", Integer.toString(quality), "-o", "-", "--", "-");
            command.environment().clear();
            command.redirectError(ProcessBuilder.Redirect.DISCARD);
            return run(command.start(), image);
        } catch (IOException e) {
            throw new Refused("Writing WebP failed; choose jpg or png, or a smaller size.");
        }
    }

    private static byte[] run(Process process, Pixels image) throws IOException, InterruptedException {
        CompletableFuture.delayedExecutor(TIMEOUT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try {
            try (var in = new BufferedOutputStream(process.getOutputStream(), 65_536)) {
                writePam(image, in);
            }
            var out = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0 || out.length == 0) {
                throw new IOException("cwebp gave up");
            }
            return out;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The pixels as a Portable Arbitrary Map, which cwebp reads. */
    private static void writePam(Pixels image, OutputStream out) throws IOException {
        var depth = image.transparent() ? 4 : 3;
        var header = "P7\nWIDTH %d\nHEIGHT %d\nDEPTH %d\nMAXVAL 255\nTUPLTYPE %s\nENDHDR\n"
                .formatted(image.width(), image.height(), depth, depth == 4 ? "RGB_ALPHA" : "RGB");
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        var row = new byte[image.width() * depth];
        for (var y = 0; y < image.height(); y++) {
            for (var x = 0; x < image.width(); x++) {
                var p = image.argb()[y * image.width() + x];
                row[x * depth] = (byte) (p >> 16);
                row[x * depth + 1] = (byte) (p >> 8);
                row[x * depth + 2] = (byte) p;
                if (depth == 4) {
                    row[x * depth + 3] = (byte) (p >> 24);
                }
            }
            out.write(row);
        }
    }

    private static Optional<Path> unpacked() {
        var name = platform();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var ending = name.get().startsWith("windows") ? ".exe" : "";
        try (var resource = WebpWriter.class.getResourceAsStream(FOLDER + name.get() + "/bin/cwebp" + ending)) {
            if (resource == null) {
                return Optional.empty();
            }
            var folder = Files.createTempDirectory("llm-modes-");
            var program = folder.resolve("cwebp" + ending);
            folder.toFile().deleteOnExit();
            program.toFile().deleteOnExit();
            Files.copy(resource, program);
            if (!program.toFile().setExecutable(true, true) || !runs(program)) {
                return Optional.empty();
            }
            return Optional.of(program);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "WebP cannot be written: the cwebp program does not run here", e);
            return Optional.empty();
        }
    }

    private static boolean runs(Path program) throws IOException {
        var command = new ProcessBuilder(program.toString(), "-version");
        command.environment().clear();
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var process = command.start();
        try {
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<String> platform() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        var arm = machine.equals("aarch64") || machine.equals("arm64");
        if (!arm && !machine.equals("amd64") && !machine.equals("x86_64")) {
            return Optional.empty();
        } else if (system.contains("linux")) {
            return Optional.of(arm ? "linux-aarch64" : "linux-x86-64");
        } else if (system.contains("mac")) {
            return Optional.of(arm ? "mac-arm64" : "mac-x86-64");
        }
        return system.contains("windows") && !arm ? Optional.of("windows-x64") : Optional.empty();
    }
}
