// C++ gRPC as a peer: the callback server, as its own documentation advises for speed.
// Arguments: certificate chain and key (PEM files) for TLS, none for plaintext. Prints `port N`.
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "bench.grpc.pb.h"

using onsale::bench::v1::Bench;
using onsale::bench::v1::ReserveReply;
using onsale::bench::v1::ReserveRequest;

class Server final : public Bench::CallbackService {
  grpc::ServerUnaryReactor *Reserve(grpc::CallbackServerContext *context, const ReserveRequest *request,
                                    ReserveReply *reply) override {
    auto *reactor = context->DefaultReactor();
    if (request->order_id().size() != 29) {
      reactor->Finish(grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "an order's name has 29 bytes"));
      return reactor;
    }
    reply->set_order_id("01980000000000000000000000000000abc");
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

static std::string text(const char *path) {
  std::ifstream file(path);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

int main(int count, char **words) {
  auto credentials = grpc::InsecureServerCredentials();
  if (count == 3) {
    grpc::SslServerCredentialsOptions options;
    options.pem_key_cert_pairs.push_back({text(words[2]), text(words[1])});
    credentials = grpc::SslServerCredentials(options);
  }
  Server service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", credentials, &port);
  builder.RegisterService(&service);
  auto server = builder.BuildAndStart();
  std::cout << "port " << port << std::endl;
  server->Wait();
}
