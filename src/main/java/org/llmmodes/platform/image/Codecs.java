package org.llmmodes.platform.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;

/**
 * The decoders and encoders of the JDK, and a WebP decoder that is made directly: were it found by ImageIO's scanning, the JVM-wide
 * registry would hold on to the class loader of the WAR.
 */
public final class Codecs {

    static {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            ImageIO.setUseCache(false);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private Codecs() {}

    static ImageReader reader(String format) {
        return format.equals("webp")
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : own(ImageIO.getImageReadersByFormatName(format));
    }

    /** An encoder for {@code png}, {@code jpeg} or {@code gif}. */
    public static ImageWriter writer(String format) {
        return own(ImageIO.getImageWritersByFormatName(format));
    }

    private static <T> T own(Iterator<T> candidates) {
        while (candidates.hasNext()) {
            var candidate = candidates.next();
            if ("java.desktop".equals(candidate.getClass().getModule().getName())) {
                return candidate;
            }
        }
        throw new IllegalStateException("the JDK lacks an image codec");
    }
}
