package org.llmmodes.platform.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The harmless part of an image's EXIF data: a fixed list of tags. Where the picture was taken never leaves this class, only whether it
 * tells; owner and serial numbers are not read.
 *
 * @param orientation 1..8, 1 where nothing is said
 * @param hasLocation whether the file carries GPS data
 * @param tags        {@code camera_make}, {@code camera_model}, {@code taken_at} (local time as the camera wrote it), {@code exposure_time},
 *                    {@code aperture}, {@code iso}, {@code focal_length}; absent ones are left out
 */
public record ExifFacts(int orientation, boolean hasLocation, Map<String, String> tags) {

    /** EXIF in a JPEG cannot be longer than 64 kB; PNG and WebP get as much. */
    private static final int MAX_BYTES = 65_536;

    private static final ExifFacts NONE = new ExifFacts(1, false, Map.of());

    /** Reads the EXIF block of an image; a damaged one counts as none. */
    public static ExifFacts of(byte[] bytes) throws UnacceptableImage {
        return of(bytes, ImageInspector.structure(bytes));
    }

    static ExifFacts of(byte[] bytes, Structure structure) {
        if (structure.exifOffset() < 0 || structure.exifLength() > MAX_BYTES) {
            return NONE;
        }
        var from = structure.exifOffset();
        var block = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + structure.exifLength()));
        var metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(block), metadata);
            return facts(metadata);
        } catch (RuntimeException e) {
            return NONE;
        }
    }

    private static ExifFacts facts(Metadata metadata) {
        var main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var tags = new LinkedHashMap<String, String>();
        put(tags, "camera_make", main, ExifIFD0Directory.TAG_MAKE, false);
        put(tags, "camera_model", main, ExifIFD0Directory.TAG_MODEL, false);
        put(tags, "taken_at", shot, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL, false);
        put(tags, "exposure_time", shot, ExifSubIFDDirectory.TAG_EXPOSURE_TIME, true);
        put(tags, "aperture", shot, ExifSubIFDDirectory.TAG_FNUMBER, true);
        put(tags, "iso", shot, ExifSubIFDDirectory.TAG_ISO_EQUIVALENT, false);
        put(tags, "focal_length", shot, ExifSubIFDDirectory.TAG_FOCAL_LENGTH, true);
        var turned = main == null ? null : main.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        var orientation = turned == null || turned < 1 || turned > 8 ? 1 : turned;
        var gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        return new ExifFacts(orientation, gps != null && !gps.isEmpty(), tags);
    }

    private static void put(
            Map<String, String> tags, String name, @Nullable Directory directory, int tag, boolean described) {
        if (directory == null || !directory.containsTag(tag)) {
            return;
        }
        var value = described ? directory.getDescription(tag) : directory.getString(tag);
        if (value == null) {
            return;
        }
        var clean = value.replaceAll("[^\\p{L}\\p{N} .,:/()+_-]", " ").strip();
        if (!clean.isEmpty()) {
            tags.put(name, clean.substring(0, Math.min(60, clean.length())));
        }
    }
}
