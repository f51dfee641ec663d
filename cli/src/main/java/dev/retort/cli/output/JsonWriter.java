package dev.retort.cli.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Apart from the rest, so that Jackson is loaded only when JSON is asked for. */
final class JsonWriter {

    private JsonWriter() {}

    /** Writes the object in UTF-8 and a line end. */
    static void write(Report report, OutputStream out) {
        try {
            byte[] json =
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(report.fields());
            out.write(json);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
