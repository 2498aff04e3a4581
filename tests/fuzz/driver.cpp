// Runs a fuzz target on its seeds and on mutations of them: TARGET SEEDS_FOLDER ROUNDS [SEED]. Repeats with the same SEED.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    std::vector<std::string> seeds{std::string()};
    if (std::filesystem::exists(argv[1]))
        for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[1]))
            if (entry.is_regular_file()) {
                std::ifstream in(entry.path(), std::ios::binary);
                seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
            }
    const int rounds = std::atoi(argv[2]);
    const unsigned start = argc > 3 ? unsigned(std::strtoul(argv[3], nullptr, 10)) : 1;
    std::mt19937 random(start);
    const auto run = [](const std::string &input) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size()); };
    for (const std::string &seed : seeds)
        run(seed);
    for (int round = 0; round < rounds; ++round) {
        std::string input = seeds[random() % seeds.size()];
        for (unsigned changes = 1 + random() % 8; changes > 0; --changes) {
            const std::size_t at = input.empty() ? 0 : random() % input.size();
            switch (random() % 5) {
            case 0: if (!input.empty()) input[at] = char(random()); break;
            case 1: if (!input.empty()) input[at] = char(input[at] ^ (1 << random() % 8)); break;
            case 2: input.insert(at, 1 + random() % 4, char(random())); break;
            case 3: if (!input.empty()) input.erase(at, 1 + random() % 16); break;
            default: {
                const std::string &other = seeds[random() % seeds.size()];
                if (!other.empty())
                    input.insert(at, other.substr(random() % other.size(), random() % 64));
            }
            }
        }
        run(input);
    }
    std::printf("%zu seeds, %d mutations from seed %u: no crash\n", seeds.size(), rounds, start);
    return 0;
}
