# Stands in for eclipse-temurin:25-jdk: this machine's own JDK.
FROM debian:12-slim
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
COPY jdk /opt/java/openjdk
CMD ["jshell"]
