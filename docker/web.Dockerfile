# Portal and console: pages rendered here, data from the api. Build from the repository's root.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY libs/domain/package.json libs/domain/
COPY libs/contracts/package.json libs/contracts/
COPY libs/sealing/package.json libs/sealing/
RUN npm install --no-save --ignore-scripts
COPY . .
RUN NX_DAEMON=false node node_modules/nx/dist/bin/nx.js run web:build

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=4000 API_HOST=api:3000
WORKDIR /app
COPY --from=build /src/dist/apps/web dist/apps/web
USER node
EXPOSE 4000
CMD ["node", "dist/apps/web/server/server.mjs"]
