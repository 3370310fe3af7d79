package org.hotline12333.console;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a connection may cost that nobody reads. */
@Configuration(proxyBeanMethods = false)
class ConsoleConnections {
    /**
     * The system would keep some megabytes of an answer for each on the loopback address, and all
     * streams together have hundreds of them.
     */
    private static final int UNREAD_BYTES_MAX = 64 * 1024;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBytes() {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector ->
                        connector.setProperty(
                                "socket.txBufSize", Integer.toString(UNREAD_BYTES_MAX)));
    }
}
