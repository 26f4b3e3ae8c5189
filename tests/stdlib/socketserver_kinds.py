"""Servers of connections and datagrams, with and without threads."""
import os
import socket
import socketserver
import tempfile
import threading


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


class Reverse(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read()[::-1])


def ask(server, text):
    family = server.address_family
    if server.socket_type == socket.SOCK_STREAM:
        with socket.socket(family) as sock:
            sock.connect(server.server_address)
            sock.sendall(text)
            sock.shutdown(socket.SHUT_WR)
            with sock.makefile("rb") as file:
                return file.read()
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.sendto(text, server.server_address)
        return sock.recv(100)


def run(kind, address, handler):
    with kind(address, handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        print(kind.__name__, ask(server, b"some\nlines\n"), ask(server, b"again"))
        server.shutdown()
        thread.join()
    print(server.fileno())


local = ("127.0.0.1", 0)
run(socketserver.TCPServer, local, Upper)
run(socketserver.ThreadingTCPServer, local, Upper)
run(socketserver.UDPServer, local, Reverse)
run(socketserver.ThreadingUDPServer, local, Reverse)
with tempfile.TemporaryDirectory() as folder:
    run(socketserver.UnixStreamServer, os.path.join(folder, "a"), Upper)
    run(socketserver.ThreadingUnixStreamServer, os.path.join(folder, "b"), Upper)


class Picky(socketserver.TCPServer):
    timeout = 0.01

    def verify_request(self, request, client_address):
        print("verify", client_address[0])
        return False

    def handle_timeout(self):
        print("nobody came")

    def service_actions(self):
        print("service")


with Picky(local, Upper) as server:
    server.handle_request()
    server.timeout = 30
    with socket.create_connection(server.server_address) as client:
        server.handle_request()
        print(client.recv(10))


class Bad(socketserver.BaseRequestHandler):
    def setup(self):
        print("setup")

    def handle(self):
        print("handle", self.request.recv(10), self.client_address[0], type(self.server).__name__)
        raise ValueError("no")

    def finish(self):
        print("finish")


class Telling(socketserver.TCPServer):
    def handle_error(self, request, client_address):
        import sys

        print("error", sys.exception())


with Telling(local, Bad) as server, socket.create_connection(server.server_address) as client:
    client.send(b"x")
    server.handle_request()
    print(client.recv(10))
