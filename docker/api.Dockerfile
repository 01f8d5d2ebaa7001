# The api on its own; pages are the web image's. Build from the repository's root.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY libs/domain/package.json libs/domain/
COPY libs/contracts/package.json libs/contracts/
COPY libs/sealing/package.json libs/sealing/
RUN npm install --no-save --ignore-scripts
COPY . .
RUN NX_DAEMON=false node node_modules/nx/dist/bin/nx.js run api:build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HELAN_MODE=production PORT=3000 \
    FILES_DIR=/data/files FONTS_DIR=/app/dist/assets/fonts MIGRATIONS_DIR=/app/apps/api/migrations
WORKDIR /app
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/package.json package.json
COPY --from=build /src/libs libs
COPY --from=build /src/dist/apps/api dist/apps/api
COPY --from=build /src/dist/assets dist/assets
COPY --from=build /src/apps/api/migrations apps/api/migrations
COPY --from=build /src/apps/api/data apps/api/data
RUN mkdir -p /data/files && chown -R node:node /data
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
