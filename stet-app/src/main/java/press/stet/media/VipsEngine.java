package press.stet.media;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * libvips, bound directly. It is handed finished pixels and never a foreign file, so that what a stranger
 * sends is not parsed by native code.
 */
final class VipsEngine implements ImageEngine {
    private static final List<String> LIBRARIES =
            List.of("libvips.so.42", "libvips.so", "libvips.42.dylib", "libvips.dylib", "libvips-42.dll");
    private static final int UNSIGNED_BYTES = 0;
    private static final int SRGB = 22;

    private final MethodHandle imageOf;
    private final MethodHandle copy;
    private final MethodHandle writeToBuffer;
    private final MethodHandle unref;
    private final MethodHandle free;
    private final MethodHandle clearErrors;
    private final String version;
    private final Set<ImageType> writes;

    /** The library on this machine, if there is one that works. */
    static Optional<VipsEngine> find() {
        for (String library : LIBRARIES) {
            try {
                return Optional.of(new VipsEngine(SymbolLookup.libraryLookup(library, Arena.global())));
            } catch (IllegalArgumentException | IllegalStateException | IllegalCallerException notHere) {
                // Try the next name.
            }
        }
        return Optional.empty();
    }

    private VipsEngine(SymbolLookup vips) {
        Linker linker = Linker.nativeLinker();
        MethodHandle init = call(linker, vips, "vips_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        MethodHandle versionOf = call(linker, vips, "vips_version", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        MethodHandle keepAtMost = call(linker, vips, "vips_cache_set_max", FunctionDescriptor.ofVoid(JAVA_INT));
        this.imageOf = call(
                linker,
                vips,
                "vips_image_new_from_memory",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        this.copy = variadic(
                linker,
                vips,
                "vips_copy",
                2,
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        this.writeToBuffer = variadic(
                linker,
                vips,
                "vips_image_write_to_buffer",
                4,
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        this.unref = call(linker, vips, "g_object_unref", FunctionDescriptor.ofVoid(ADDRESS));
        this.free = call(linker, vips, "g_free", FunctionDescriptor.ofVoid(ADDRESS));
        this.clearErrors = call(linker, vips, "vips_error_clear", FunctionDescriptor.ofVoid());
        try (Arena arena = Arena.ofConfined()) {
            if ((int) init.invokeExact(arena.allocateFrom("stet")) != 0) {
                throw new IllegalStateException("libvips does not start");
            }
            keepAtMost.invokeExact(0);
            this.version = (int) versionOf.invokeExact(0) + "." + (int) versionOf.invokeExact(1) + "."
                    + (int) versionOf.invokeExact(2);
        } catch (IllegalStateException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("libvips does not answer", e);
        }
        this.writes = whatWorks();
    }

    private static MethodHandle call(Linker linker, SymbolLookup vips, String name, FunctionDescriptor shape) {
        return linker.downcallHandle(symbol(vips, name), shape);
    }

    private static MethodHandle variadic(
            Linker linker, SymbolLookup vips, String name, int fixed, FunctionDescriptor shape) {
        return linker.downcallHandle(symbol(vips, name), shape, Linker.Option.firstVariadicArg(fixed));
    }

    private static MemorySegment symbol(SymbolLookup vips, String name) {
        return vips.find(name).orElseThrow(() -> new IllegalStateException("libvips lacks " + name));
    }

    /** Packages of libvips differ in what they can write; a small picture tells. */
    private Set<ImageType> whatWorks() {
        var works = EnumSet.noneOf(ImageType.class);
        var probe = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (ImageType type : ImageType.values()) {
            try {
                if (encode(probe, type, 50).length > 0) {
                    works.add(type);
                }
            } catch (IllegalStateException cannot) {
                // Left out.
            }
        }
        if (!works.contains(ImageType.JPEG)) {
            throw new IllegalStateException("libvips writes no JPEG");
        }
        return works;
    }

    @Override
    public String name() {
        return "libvips " + version + " ("
                + String.join(", ", writes.stream().map(VipsEngine::spoken).toList()) + ")";
    }

    private static String spoken(ImageType type) {
        return type == ImageType.WEBP ? "WebP" : type.name();
    }

    @Override
    public Set<ImageType> writes() {
        return Set.copyOf(writes);
    }

    @Override
    public byte[] encode(BufferedImage picture, ImageType type, int quality) {
        String as =
                switch (type) {
                    case JPEG -> ".jpg[Q=" + quality + ",strip,interlace,optimize_coding]";
                    case WEBP -> ".webp[Q=" + quality + ",strip,effort=4]";
                    case AVIF -> ".avif[Q=" + quality + ",strip,effort=2]";
                };
        try (Arena arena = Arena.ofConfined()) {
            byte[] file = encode(arena, pixels(arena, picture), picture.getWidth(), picture.getHeight(), as);
            // libvips notes a resolution as EXIF in a WebP even when told to strip.
            return type == ImageType.WEBP ? WebpFile.read(new Bytes(file)).bytes() : file;
        } catch (IllegalStateException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("libvips could not write " + type, e);
        }
    }

    private byte[] encode(Arena arena, MemorySegment pixels, int width, int height, String as) throws Throwable {
        MemorySegment image =
                (MemorySegment) imageOf.invokeExact(pixels, pixels.byteSize(), width, height, 3, UNSIGNED_BYTES);
        if (image.equals(MemorySegment.NULL)) {
            throw failed(as);
        }
        MemorySegment coloured = arena.allocate(ADDRESS);
        MemorySegment buffer = arena.allocate(ADDRESS);
        MemorySegment length = arena.allocate(JAVA_LONG);
        try {
            if ((int) copy.invokeExact(image, coloured, arena.allocateFrom("interpretation"), SRGB, MemorySegment.NULL)
                    != 0) {
                throw failed(as);
            }
            MemorySegment named = coloured.get(ADDRESS, 0);
            try {
                if ((int) writeToBuffer.invokeExact(named, arena.allocateFrom(as), buffer, length, MemorySegment.NULL)
                        != 0) {
                    throw failed(as);
                }
            } finally {
                unref.invokeExact(named);
            }
        } finally {
            unref.invokeExact(image);
        }
        MemorySegment written = buffer.get(ADDRESS, 0);
        try {
            return written.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
        } finally {
            free.invokeExact(written);
        }
    }

    private IllegalStateException failed(String as) throws Throwable {
        clearErrors.invokeExact();
        return new IllegalStateException("libvips could not write " + as);
    }

    private static MemorySegment pixels(Arena arena, BufferedImage picture) {
        int width = picture.getWidth();
        MemorySegment pixels = arena.allocate(MemoryLayout.sequenceLayout(3L * width * picture.getHeight(), JAVA_BYTE));
        int[] row = new int[width];
        long at = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int colour : row) {
                pixels.set(JAVA_BYTE, at++, (byte) (colour >> 16));
                pixels.set(JAVA_BYTE, at++, (byte) (colour >> 8));
                pixels.set(JAVA_BYTE, at++, (byte) colour);
            }
        }
        return pixels;
    }
}
