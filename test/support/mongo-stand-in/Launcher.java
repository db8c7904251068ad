import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/** java -cp "lib/*" Launcher.java PORT FILE: speaks MongoDB's wire protocol on loopback until its standard input ends. */
public class Launcher {
    /** As shipped the server reports wire version 8; the driver of mongoose 9 demands 9 or more. */
    static final MongoVersion VERSION = new MongoVersion() {
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        public int getWireVersion() {
            return 13;
        }
    };

    public static void main(String[] arguments) throws Exception {
        H2Backend backend = new H2Backend(arguments[1]);
        MongoServer server = new MongoServer(backend.version(VERSION));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        System.out.println("PORT " + server.getLocalAddress().getPort());
        // The starter keeps our input open: when it is gone, however it went, so are we.
        while (System.in.read() >= 0) {
        }
        server.shutdown();
        System.exit(0);
    }
}
