package dev.retort.classpath;

import dev.retort.RetortException;
import dev.retort.revision.BranchLabel;
import dev.retort.revision.DependsOn;
import dev.retort.revision.Revises;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks through all places of the class path that have the package. */
final class PackageSearch {

    private static final String CLASS = ".class";

    /** A name that can be a folder's, too. */
    private static final Pattern PACKAGE =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    private final String packageName;
    private final ClassLoader loader;
    private final String folder;
    private final String index;

    /** The first of one name is the one that the class loader would load. */
    private final Map<String, CompiledRevision> byClass = new TreeMap<>();

    PackageSearch(String packageName, ClassLoader loader) {
        this.packageName = Objects.requireNonNull(packageName, "packageName");
        this.loader = Objects.requireNonNull(loader, "loader");
        this.folder = packageName.replace('.', '/') + "/";
        this.index = RevisionIndex.resource(packageName);
    }

    List<CompiledRevision> revisions() {
        if (!PACKAGE.matcher(packageName).matches()) {
            throw none(" has a name that no package can have");
        }
        Map<String, URL> packages = places(folder);
        Map<String, URL> indexes = places(index);
        packages.forEach((root, url) -> read(url, folder));
        indexes.forEach(
                (root, url) -> {
                    if (!packages.containsKey(root)) {
                        read(url, index);
                    }
                });
        if (byClass.isEmpty()) {
            throw none(
                    packages.isEmpty()
                            ? " is not on the class path"
                            : " has no class with @Revision on the class path");
        }
        return List.copyOf(byClass.values());
    }

    /** By the URL of the place alone, where {@code path} begins. */
    private Map<String, URL> places(String path) {
        Map<String, URL> places = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(path))) {
                places.putIfAbsent(root(url, path), url);
            }
        } catch (IOException e) {
            throw unreadable("the class path", e);
        }
        return places;
    }

    /** By counting slashes: a name may be escaped in a URL. */
    private static String root(URL url, String path) {
        String root = url.toString();
        String rest = path;
        if (rest.endsWith("/")) {
            rest = rest.substring(0, rest.length() - 1);
            root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        }
        for (long names = rest.chars().filter(c -> c == '/').count() + 1; names > 0; names--) {
            root = root.substring(0, root.lastIndexOf('/'));
        }
        return root;
    }

    private void read(URL url, String path) {
        String where = root(url, path);
        try (Place place = Place.of(url, path, loader)) {
            RevisionIndex known = index(place);
            List<String> listed = place.list(folder).orElse(null);
            if (listed == null) {
                readIndexed(place, known, where);
            } else {
                for (String name : listed) {
                    if (name.endsWith(CLASS)) {
                        String simple = name.substring(0, name.length() - CLASS.length());
                        read(place, qualified(simple), known, where);
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(where, e);
        }
    }

    private RevisionIndex index(Place place) throws IOException {
        InputStream in = place.open(index);
        return in == null ? RevisionIndex.EMPTY : RevisionIndex.read(in);
    }

    private void readIndexed(Place place, RevisionIndex known, String where) throws IOException {
        for (String className : known.messages().keySet()) {
            if (!read(place, className, known, where)) {
                throw unlisted(where, "its index names " + className + ", which is not there");
            }
        }
        if (known.messages().isEmpty()) {
            throw unlisted(where, "there is no " + index + " beside them");
        }
    }

    private String qualified(String simpleName) {
        return packageName + "." + simpleName;
    }

    /** Whether there is such a class. */
    private boolean read(Place place, String className, RevisionIndex known, String where)
            throws IOException {
        ClassFile file;
        try (InputStream in = place.open(className.replace('.', '/') + CLASS)) {
            if (in == null) {
                return false;
            }
            file = ClassFile.read(in);
        } catch (IOException e) {
            throw unreadable("class " + className + " in " + where, e);
        }
        List<String> id = file.values(Revision.class);
        if (id != null && !id.isEmpty()) {
            RevisionNode node =
                    new RevisionNode(
                            id.get(0),
                            all(file, Revises.class),
                            all(file, DependsOn.class),
                            all(file, BranchLabel.class),
                            message(file.name(), known));
            byClass.putIfAbsent(file.name(), new CompiledRevision(file.name(), where, node));
        }
        return true;
    }

    private static List<String> all(ClassFile file, Class<?> annotation) {
        List<String> values = file.values(annotation);
        return values == null ? List.of() : values;
    }

    private static String message(String className, RevisionIndex known) {
        String message = known.messages().get(className);
        return message == null || message.isEmpty() ? ClassName.words(className) : message;
    }

    private RetortException none(String why) {
        return new RetortException(
                "RT-2217",
                "package " + packageName + why,
                "name the package of the compiled revisions, without those below it; a jar without"
                        + " entries for its folders needs "
                        + index);
    }

    private static RetortException unreadable(String what, IOException e) {
        return new RetortException(
                "RT-2218",
                what
                        + " cannot be read: "
                        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                "compile and package the revisions again",
                e);
    }

    private RetortException unlisted(String where, String why) {
        return new RetortException(
                "RT-2219",
                "the revisions of package "
                        + packageName
                        + " in "
                        + where
                        + " cannot be listed, and "
                        + why,
                "compile them with retort-codegen as an annotation processor, which writes the"
                        + " index");
    }
}
