package dev.retort.cli.build;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A dependency that a {@code pom.xml} lacks. Everything else in the file stays as it was written.
 */
public record MavenDependency(String group, String artifact, String version) {

    private static final String END = "</project>";

    /** On one line, as it can be pasted. */
    public String xml() {
        return "<dependency>" + String.join("", parts()) + "</dependency>";
    }

    /** {@code group:artifact:version}. */
    public String coordinates() {
        return String.join(":", group, artifact, version);
    }

    private List<String> parts() {
        return List.of(
                "<groupId>" + group + "</groupId>",
                "<artifactId>" + artifact + "</artifactId>",
                "<version>" + version + "</version>");
    }

    /**
     * Writes it into a pom, in front of the dependencies that are there.
     *
     * @return whether that was possible; no is the answer to a file that is no pom
     */
    public boolean addTo(Path pom) throws IOException {
        Optional<String> changed = addedTo(TextFiles.text(pom));
        if (changed.isPresent()) {
            Files.writeString(pom, changed.get());
        }
        return changed.isPresent();
    }

    Optional<String> addedTo(String pom) {
        Places places = new Places();
        try {
            SAXParserFactory.newInstance()
                    .newSAXParser()
                    .parse(new InputSource(new StringReader(pom)), places);
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        String end = pom.contains("\r\n") ? "\r\n" : "\n";
        if (places.line == 0) {
            int at = pom.lastIndexOf(END);
            return at < 0
                    ? Optional.empty()
                    : Optional.of(
                            pom.substring(0, at)
                                    + "    <dependencies>"
                                    + lines("    ", end)
                                    + end
                                    + "    </dependencies>"
                                    + end
                                    + pom.substring(at));
        }
        int at = offset(pom, places.line) + places.column - 1;
        String before = pom.substring(0, at);
        String line = before.substring(before.lastIndexOf('\n') + 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String unit = indent.isEmpty() ? "    " : indent;
        if (before.endsWith("/>")) {
            return Optional.of(
                    before.substring(0, before.length() - 2).stripTrailing()
                            + ">"
                            + lines(unit, end)
                            + end
                            + indent
                            + "</dependencies>"
                            + pom.substring(at));
        }
        return Optional.of(before + lines(unit, end) + pom.substring(at));
    }

    /**
     * @param unit by which the file indents
     */
    private String lines(String unit, String end) {
        StringBuilder text = new StringBuilder();
        text.append(end).append(unit.repeat(2)).append("<dependency>");
        parts().forEach(each -> text.append(end).append(unit.repeat(3)).append(each));
        return text.append(end).append(unit.repeat(2)).append("</dependency>").toString();
    }

    private static int offset(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    /** Finds where the list of the project's own dependencies begins. */
    private static final class Places extends DefaultHandler {

        private final Deque<String> path = new ArrayDeque<>();
        private Locator locator;

        /** Behind the tag, from 1; 0 where there is no such list. */
        private int line;

        private int column;

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        /** Nothing is fetched. */
        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            path.addLast(name);
            if (List.copyOf(path).equals(List.of("project", "dependencies"))) {
                line = locator.getLineNumber();
                column = locator.getColumnNumber();
            }
        }

        @Override
        public void endElement(String uri, String local, String name) {
            path.removeLast();
        }
    }
}
