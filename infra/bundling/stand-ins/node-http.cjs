// Importing node:http as an ES module reads all its exports, and one of them, WebSocket, loads undici: 16 ms of a start.
module.exports = process.getBuiltinModule('node:http')
