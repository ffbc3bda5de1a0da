# Stands in for apache/kafka: the same release's jars, with as much of the image's manners as we use.
FROM eclipse-temurin:25-jdk
RUN useradd --create-home --uid 1000 appuser \
 && mkdir -p /var/lib/kafka/data /etc/kafka/secrets /mnt/shared/config \
 && chown -R appuser /var/lib/kafka /etc/kafka
COPY lib /opt/kafka/libs
COPY kafka-run /etc/kafka/docker/run
USER appuser
VOLUME ["/etc/kafka/secrets", "/var/lib/kafka/data", "/mnt/shared/config"]
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
