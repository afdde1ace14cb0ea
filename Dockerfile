# syntax=docker/dockerfile:1

# 1. What the client needs from npm, nothing more.
FROM node:20-slim AS packages
WORKDIR /src/client
COPY client/package.json client/package-lock.json client/.npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

# 2. One static binary with the page inside.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=packages /src/client/node_modules ./client/node_modules
RUN go generate ./client \
 && CGO_ENABLED=0 go build -trimpath -tags release -ldflags="-s -w" -o /out/casus ./server \
 && mkdir -p /out/data

# 3. Nothing but the binary and an empty data folder, as nobody.
FROM scratch
COPY --from=build /out/casus /casus
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
VOLUME /data
EXPOSE 8080
# Every option of serve is a variable too; serve --help lists them.
ENV CASUS_ADDR=0.0.0.0:8080 CASUS_LAN=true CASUS_DATA=/data CASUS_LOG_FORMAT=json
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["/casus", "health"]
ENTRYPOINT ["/casus"]
CMD ["serve"]
