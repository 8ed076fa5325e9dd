package org.llmmodes.modes.imageprocessing.ocr;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.image.Pixels;

/**
 * Reads English and Chinese print: finds lines, tilted ones too, and reads each. The networks (15 MB) are loaded at the first call and shared
 * by all threads until they are closed; callers limit how many read at once.
 */
public final class TextReader implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TextReader.class.getName());

    /** Readers use the networks, the writer opens or closes them: closing under a running call would take the process down. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private @Nullable Networks networks;
    private boolean closed;

    /**
     * Reads an image.
     *
     * @param image      opaque
     * @param checkpoint asked before each line; what was read until it says no is the answer
     * @throws TextReaderException when the networks cannot be loaded or break
     */
    public ReadText read(Pixels image, Checkpoint checkpoint) throws TextReaderException, InterruptedException {
        open();
        lock.readLock().lock();
        try {
            if (networks == null) {
                throw new TextReaderException("closed", new IllegalStateException("closed"));
            }
            return networks.read(image, checkpoint);
        } catch (OrtException e) {
            throw new TextReaderException("reading text failed", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void open() throws TextReaderException {
        lock.readLock().lock();
        try {
            if (networks != null || closed) {
                return;
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            if (networks == null && !closed) {
                networks = new Networks();
            }
        } catch (OrtException | IOException | LinkageError | RuntimeException e) {
            throw new TextReaderException("the networks cannot be loaded", e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            if (networks != null) {
                networks.close();
                networks = null;
            }
        } catch (OrtException e) {
            LOG.log(Level.WARNING, "The text reader was not closed properly.", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
