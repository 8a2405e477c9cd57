package io.github.neonspring.boot.command;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PostConstruct;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * A web application with everything in it that does something of its own accord.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableScheduling
@Import(BusyApplication.Worker.class)
class BusyApplication {

	static final List<String> HAPPENED = new CopyOnWriteArrayList<>();

	@Bean
	CommandLineRunner runner() {
		return (args) -> HAPPENED.add("runner");
	}

	@Bean
	ApplicationListener<ApplicationEvent> listener() {
		return (event) -> HAPPENED.add("listener");
	}

	@Bean
	SmartInitializingSingleton initializing() {
		return () -> HAPPENED.add("smart initializing singleton");
	}

	@Bean
	BeanFactoryInitializer<ListableBeanFactory> initializer() {
		return (beanFactory) -> HAPPENED.add("bean factory initializer");
	}

	@Bean
	ExitCodeGenerator exitCode() {
		return () -> 42;
	}

	@Bean
	SmartLifecycle lifecycle() {
		return new SmartLifecycle() {

			@Override
			public void start() {
				HAPPENED.add("lifecycle");
			}

			@Override
			public void stop() {
			}

			@Override
			public boolean isRunning() {
				return false;
			}

		};
	}

	@Bean
	NeonCommand singletons(ConfigurableListableBeanFactory beanFactory) {
		return new NeonCommand() {

			@Override
			public String name() {
				return "list singletons";
			}

			@Override
			public String summary() {
				return "List the beans that were created";
			}

			@Override
			public CommandExit run(CommandLine line, CommandOutput output) {
				output.say(String.join(" ", Arrays.asList(beanFactory.getSingletonNames())));
				return CommandExit.DONE;
			}

		};
	}

	static class Worker {

		@PostConstruct
		void begin() {
			HAPPENED.add("post construct");
		}

		@EventListener
		void on(ApplicationEvent event) {
			HAPPENED.add("event listener");
		}

		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.MILLISECONDS)
		void work() {
			HAPPENED.add("scheduled");
		}

	}

}
