# Stands in for prom/prometheus: Debian's build of it, an older one, with the image's user and folders.
FROM debian:12-slim
COPY prometheus promtool /bin/
RUN mkdir /prometheus && chown 65534:65534 /prometheus
USER 65534:65534
VOLUME /prometheus
EXPOSE 9090
ENTRYPOINT ["/bin/prometheus"]
