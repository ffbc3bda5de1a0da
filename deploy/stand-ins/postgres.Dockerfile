# Stands in for postgres: the same release's server, with as much of the image's manners as we use.
FROM debian:12-slim
RUN useradd --system --uid 999 postgres && mkdir -p /var/lib/postgresql/data && chown postgres /var/lib/postgresql/data
COPY usr /usr/local
COPY pg_isready /usr/local/bin/
COPY postgres-entrypoint /usr/local/bin/docker-entrypoint.sh
ENV LD_LIBRARY_PATH=/usr/local/lib PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
VOLUME /var/lib/postgresql/data
EXPOSE 5432
STOPSIGNAL SIGINT
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
