package org.hotline12333;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.insurance.RecordStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Answers calls until the process is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Answers calls.")
final class ServeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        SpringApplication application = new SpringApplication(HotlineApplication.class);
        ConfigurableApplicationContext hotline = application.run();
        spec.commandLine().getOut().println(ready(hotline));
        spec.commandLine().getOut().flush();
        CountDownLatch ended = new CountDownLatch(1);
        hotline.addApplicationListener(
                (org.springframework.context.event.ContextClosedEvent _) -> ended.countDown());
        ended.await();
        return 0;
    }

    private static String ready(ConfigurableApplicationContext hotline) {
        Settings settings = hotline.getBean(Settings.class);
        RecordStore records = hotline.getBean(RecordStore.class);
        return "ready: 12333 on agi://%s:%d, %d people, data to %s"
                .formatted(
                        settings.agi().address(),
                        hotline.getBean(FastAgiServer.class).port(),
                        records.people(),
                        records.enquiries().dataDates().to());
    }
}
