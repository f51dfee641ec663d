package dev.retort.classpath;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the name of a class and its annotations from the class file, so that nothing of the class
 * runs and nothing that it refers to is needed. The format is that of the Java Virtual Machine
 * Specification, chapter 4; of annotations only those with retention RUNTIME are seen.
 *
 * @param name as {@link Class#forName} takes it
 * @param values the strings of the element {@code value} by the full name of the annotation; an
 *     annotation without such strings has none
 */
record ClassFile(String name, Map<String, List<String>> values) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final String ANNOTATIONS = "RuntimeVisibleAnnotations";

    ClassFile {
        values = Map.copyOf(values);
    }

    /**
     * @throws IOException also when this is no class file, or one of a kind that is not known
     */
    static ClassFile read(InputStream in) throws IOException {
        return new Reader(new DataInputStream(new BufferedInputStream(in))).read();
    }

    /** The strings of an annotation; {@code null} when the class does not have it. */
    List<String> values(Class<?> annotation) {
        return values.get(annotation.getName());
    }

    private static final class Reader {

        private final DataInputStream in;

        /** Texts by their index in the constant pool. */
        private final Map<Integer, String> texts = new HashMap<>();

        /** For the index of a class, that of its name. */
        private final Map<Integer, Integer> classes = new HashMap<>();

        private final Map<String, List<String>> annotations = new HashMap<>();

        Reader(DataInputStream in) {
            this.in = in;
        }

        ClassFile read() throws IOException {
            if (in.readInt() != MAGIC) {
                throw new IOException("it is no class file");
            }
            skip(4);
            constants();
            skip(2);
            String name = texts.get(classes.get(in.readUnsignedShort()));
            skip(2);
            skip(2L * in.readUnsignedShort());
            members();
            members();
            int attributes = in.readUnsignedShort();
            for (int i = 0; i < attributes; i++) {
                String attribute = text();
                long length = Integer.toUnsignedLong(in.readInt());
                if (attribute.equals(ANNOTATIONS)) {
                    annotations();
                } else {
                    skip(length);
                }
            }
            return new ClassFile(name.replace('/', '.'), annotations);
        }

        private void constants() throws IOException {
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 7 -> classes.put(i, in.readUnsignedShort());
                    case 8, 16, 19, 20 -> skip(2);
                    case 15 -> skip(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                    case 5, 6 -> {
                        // A long and a double take two places.
                        skip(8);
                        i++;
                    }
                    default -> throw new IOException("it has a constant of unknown kind " + tag);
                }
            }
        }

        /** Fields or methods. */
        private void members() throws IOException {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                skip(6);
                int attributes = in.readUnsignedShort();
                for (int k = 0; k < attributes; k++) {
                    skip(2);
                    skip(Integer.toUnsignedLong(in.readInt()));
                }
            }
        }

        private void annotations() throws IOException {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                String descriptor = text();
                List<String> value = elements();
                annotations.put(
                        descriptor.substring(1, descriptor.length() - 1).replace('/', '.'), value);
            }
        }

        /** The elements of an annotation, of which the strings of {@code value} are kept. */
        private List<String> elements() throws IOException {
            List<String> value = new ArrayList<>();
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                String element = text();
                List<String> strings = new ArrayList<>();
                element(strings);
                if (element.equals("value")) {
                    value = strings;
                }
            }
            return value;
        }

        private void element(List<String> strings) throws IOException {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 's' -> strings.add(text());
                case 'e' -> skip(4);
                case '@' -> {
                    skip(2);
                    elements();
                }
                case '[' -> {
                    int count = in.readUnsignedShort();
                    for (int i = 0; i < count; i++) {
                        element(strings);
                    }
                }
                case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 'c' -> skip(2);
                default -> throw new IOException("it has an annotation of unknown form " + tag);
            }
        }

        private String text() throws IOException {
            String text = texts.get(in.readUnsignedShort());
            if (text == null) {
                throw new IOException("it refers to a text that is not there");
            }
            return text;
        }

        private void skip(long bytes) throws IOException {
            in.skipNBytes(bytes);
        }
    }
}
