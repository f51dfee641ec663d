package dev.retort.cli.model;

import dev.retort.RetortException;
import dev.retort.cli.config.Setting;
import dev.retort.cli.config.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The units of a {@code persistence.xml}, for what is said about them. What belongs to a unit is
 * found by Hibernate itself; see {@code ReadRequest.Unit}.
 */
final class PersistenceXml extends DefaultHandler {

    /**
     * A persistence unit.
     *
     * @param classes that it lists
     * @param mappingFiles that it lists
     * @param properties the settings it gives Hibernate
     */
    record Unit(
            String name,
            Resources.Found file,
            Source source,
            List<String> classes,
            List<String> mappingFiles,
            Map<String, Setting<String>> properties) {}

    private final Resources.Found file;
    private final List<Unit> units = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Locator locator;
    private Unit unit;

    private PersistenceXml(Resources.Found file) {
        this.file = file;
    }

    static List<Unit> units(Resources.Found file) {
        PersistenceXml handler = new PersistenceXml(file);
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newSAXParser()
                    .parse(new InputSource(new ByteArrayInputStream(file.bytes())), handler);
        } catch (SAXParseException e) {
            throw unreadable(file.shown() + ":" + e.getLineNumber(), e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw unreadable(file.shown(), e);
        }
        return List.copyOf(handler.units);
    }

    private static RetortException unreadable(String where, Exception e) {
        return new RetortException(
                "RT-1213",
                where + ": this is no persistence.xml: " + e.getMessage(),
                "correct the file; the application would not start with it either",
                e);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    /** Nothing is fetched: a DTD or schema is not needed to find names. */
    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
        return new InputSource(new ByteArrayInputStream(new byte[0]));
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        text.setLength(0);
        if (name.equals("persistence-unit")) {
            unit =
                    new Unit(
                            String.valueOf(attributes.getValue("name")),
                            file,
                            source(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new LinkedHashMap<>());
            units.add(unit);
        } else if (name.equals("property") && unit != null && attributes.getValue("name") != null) {
            unit.properties()
                    .put(
                            attributes.getValue("name"),
                            new Setting<>(String.valueOf(attributes.getValue("value")), source()));
        }
    }

    private Source source() {
        return new Source("persistence.xml", locator.getLineNumber());
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("class") && unit != null) {
            unit.classes().add(text.toString().strip());
        } else if (name.equals("mapping-file") && unit != null) {
            unit.mappingFiles().add(text.toString().strip());
        }
    }
}
