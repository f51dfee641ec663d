package dev.retort.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sits between a client and the server and counts what the client has executed, whoever in the
 * client had the idea (manual, chapter "Frontend/Backend Protocol"). For one connection.
 */
final class StatementCounter implements AutoCloseable {

    private final ServerSocket entrance;
    private final AtomicInteger count = new AtomicInteger();

    StatementCounter(int serverPort) throws IOException {
        entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        start(
                () -> {
                    Socket client = entrance.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                    start(() -> server.getInputStream().transferTo(client.getOutputStream()));
                    forward(client.getInputStream(), server);
                });
    }

    /** The URL of the same database by way of this counter. */
    String jdbcUrl(String url) {
        return url.replaceFirst(":\\d+/", ":" + entrance.getLocalPort() + "/")
                + "?sslmode=disable&gssEncMode=disable";
    }

    int count() {
        return count.get();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void forward(InputStream client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(client);
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        // The first message alone has no type.
        copyMessage(in, out);
        for (int type = in.read(); type >= 0; type = in.read()) {
            if (type == 'E' || type == 'Q') {
                count.incrementAndGet();
            }
            out.write(type);
            copyMessage(in, out);
        }
        server.close();
    }

    private static void copyMessage(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - Integer.BYTES));
        if (in.available() == 0) {
            out.flush();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                task.run();
                            } catch (IOException closed) {
                                // Both ends are closed together when a test is over.
                                if (!(closed instanceof java.net.SocketException)) {
                                    throw new UncheckedIOException(closed);
                                }
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }
}
