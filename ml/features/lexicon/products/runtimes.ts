/** Language runtimes and the frameworks that report through them. */
export const runtimes = `
JVM, Java, HotSpot, garbage collector, garbage collection, Micrometer, Spring Boot, Quarkus, HikariCP, Hikari, JMX,
  Dropwizard, Vert.x, Akka, Play Framework, Scala, Kotlin
  | jvm_*, java_lang_*, tomcat_threads_*, hikaricp_*, process_*, executor_*, logback_*, vertx_*, akka_*, spring_*,
    base_gc_*, base_memory_*, java_*
Go runtime, Golang, goroutine
  | go_*
PHP, PHP-FPM, php-fpm pool, Laravel, Symfony, OPcache
  | phpfpm_*, php_*, php_fpm_*, opcache_*
Node.js, NodeJS, event loop, V8 heap, Next.js
  | nodejs_*
Python, Django, Flask, FastAPI, gunicorn, uWSGI, uvicorn, asyncio
  | python_*, gunicorn_*, uwsgi_*, django_*, flask_*
Ruby, Rails, Puma, Unicorn, Rack, ActionCable
  | puma_*, ruby_*, rails_*, unicorn_*, rack_*
.NET, dotnet, ASP.NET, Kestrel, CLR, w3wp, application pool, Blazor
  | dotnet_*, aspnetcore_*, kestrel_*, windows_netframework_*
Erlang, BEAM, Elixir, Phoenix, Rust, Tokio, C++, Perl
  | erlang_*, erlang_vm_*, beam_*, elixir_*, phoenix_*, tokio_*
`;
